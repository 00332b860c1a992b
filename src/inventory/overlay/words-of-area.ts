import { applicationWords } from "./application";
import { clusterWords } from "./cluster";
import { connectorWords } from "./connector";
import { endpointWords } from "./endpoint";
import { freezeWords } from "./freeze";
import { groupWords } from "./group";
import { operationsWords } from "./operations";
import { ownerWords } from "./owner";
import { principalWords } from "./principal";
import { producerWords } from "./producer";
import { subjectWords } from "./subject";
import { topicWords } from "./topic";

/** What can be said of one object, by area. */
export const wordsOfArea = {
  owners: ownerWords,
  cluster: clusterWords,
  topics: topicWords,
  groups: groupWords,
  applications: applicationWords,
  producers: producerWords,
  connectors: connectorWords,
  subjects: subjectWords,
  principals: principalWords,
  endpoints: endpointWords,
  operations: operationsWords,
  freeze: freezeWords,
} as const;
