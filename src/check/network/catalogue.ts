import { type NetworkCheck } from "./check";
import { certificatesCoverNames } from "./checks/certificates-cover-names";
import { networkCertificatesOutliveWindow } from "./checks/certificates-outlive-window";
import { closedPortsStayClosed } from "./checks/closed-ports-stay-closed";
import { endpointsAvailable } from "./checks/endpoints-available";
import { namesResolvePrivately } from "./checks/names-resolve-privately";
import { portsAnswer } from "./checks/ports-answer";
import { rollbackEdgesKept } from "./checks/rollback-edges-kept";
import { ttlsHold } from "./checks/ttls-hold";

/** Every check of a network, in the order in which a person reads a report: what stands in the way of the others comes first. */
export const networkCatalogue: readonly NetworkCheck[] = [
  namesResolvePrivately,
  ttlsHold,
  portsAnswer,
  closedPortsStayClosed,
  certificatesCoverNames,
  networkCertificatesOutliveWindow,
  endpointsAvailable,
  rollbackEdgesKept,
];
