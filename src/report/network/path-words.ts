import { type Path } from "../../network/path";

/** What each path is, for people. */
export const pathWords: Readonly<Record<Path, { readonly title: string; readonly what: string }>> = {
  data: { title: "Data", what: "what applications send and read" },
  control: { title: "Control", what: "who deploys, steers and administers" },
  observability: { title: "Observability", what: "who watches" },
};
