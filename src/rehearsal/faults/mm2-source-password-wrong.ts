import { type Fault } from "./fault";

/** MirrorMaker's password for the source is wrong: the process stays up and does nothing. */
export const mm2SourcePasswordWrong: Fault = {
  name: "mm2-source-password-wrong",
  title: "MirrorMaker has a wrong password for the source",
  found: { check: "clients-reach-brokers", cause: "SASL_AUTHENTICATION_FAILED" },
  happens: { when: "before-replication", prelude: { wrongSourcePassword: true } },
};
