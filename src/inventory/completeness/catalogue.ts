import { applicationQuestions, ownerQuestions, producerQuestions } from "./application-questions";
import { clusterQuestions } from "./cluster-questions";
import { connectorQuestions } from "./connector-questions";
import { endpointQuestions } from "./endpoint-questions";
import { groupQuestions } from "./group-questions";
import { operationsQuestions } from "./operations-questions";
import { type Question } from "./question";
import { schemaQuestions } from "./schema-questions";
import { securityQuestions } from "./security-questions";
import { topicQuestions } from "./topic-questions";

/** Everything that must be known before a migration's gates, in the order in which it is asked. */
export const questions: readonly Question[] = [
  ...clusterQuestions,
  ...topicQuestions,
  ...groupQuestions,
  ...ownerQuestions,
  ...applicationQuestions,
  ...producerQuestions,
  ...connectorQuestions,
  ...schemaQuestions,
  ...securityQuestions,
  ...endpointQuestions,
  ...operationsQuestions,
];
