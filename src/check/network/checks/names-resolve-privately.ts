import { type NetworkExpectations } from "../../../expectations/network/document";
import { listed } from "../../listed";
import { fail, type Judgement, pass, unknown } from "../../result";
import { type NetworkCheck } from "../check";
import { outputsRemedy, valuesOf } from "../outputs";
import { isPrivate, isPublic } from "../private-address";
import { type NetworkSeen } from "../seen";
import { seenElsewhere } from "../vantage";

type ExpectedName = NetworkExpectations["names"][number];

/** Every name leads from here to the addresses that it should: private ones as a rule, the given ones where they are declared. */
export const namesResolvePrivately: NetworkCheck = {
  name: "names-resolve-privately",
  id: "NET-04",
  title: "Names lead to the addresses that they should",
  area: "names",
  why: "A name that leads to a public address, or nowhere, sends clients past the endpoint that was built for them.",
  remedy: "Correct the record, or associate its private zone with the network from which it was asked.",
  *judge({ expected, seen }) {
    for (const name of expected.names) yield seenElsewhere(name.host, name.from, seen.vantage) ?? judgeName(name, seen);
  },
};

function judgeName(name: ExpectedName, { names, outputs }: NetworkSeen): Judgement {
  const { host, resolvesTo } = name;
  const answer = names[host]?.addresses;
  if (answer === undefined)
    return unknown(host, { cause: "NAME_NOT_ASKED", message: "The name was not looked up.", remedy: "Check again." });
  if (!answer.known) {
    const { error, message } = answer.because;
    return fail(host, { cause: error, expected: `${resolvesTo} addresses`, message });
  }
  const addresses = answer.value;
  const seen = listed(addresses);
  const wrong = addresses.filter((address) => (resolvesTo === "private" ? !isPrivate(address) : !isPublic(address)));
  if (wrong.length > 0) return fail(host, { ...otherKind(resolvesTo, wrong), seen });
  const given = name.addresses?.map((one) => valuesOf(one, outputs)) ?? [];
  const allowed = given.flatMap((one) => (one.known ? one.value : []));
  for (const one of given)
    if (!one.known)
      return unknown(host, { cause: one.because.error, message: one.because.message, remedy: outputsRemedy, seen });
  const strange = given.length === 0 ? [] : addresses.filter((address) => !allowed.includes(address));
  if (strange.length > 0)
    return fail(host, {
      cause: "UNEXPECTED_ADDRESS",
      expected: listed(allowed),
      seen,
      message: `${listed(strange)} is none of its addresses.`,
    });
  return pass(host, { seen, message: `Leads to ${seen}.` });
}

/** Names the first kind of address that should not be there. */
function otherKind(resolvesTo: ExpectedName["resolvesTo"], wrong: readonly string[]) {
  const expected = `${resolvesTo} addresses`;
  const ofInternet = wrong.filter(isPublic);
  if (ofInternet.length > 0)
    return { cause: "PUBLIC_ADDRESS", expected, message: `${listed(ofInternet)} is an address of the internet.` };
  const privately = wrong.filter(isPrivate);
  if (privately.length > 0)
    return { cause: "PRIVATE_ADDRESS", expected, message: `${listed(privately)} is a private address.` };
  return {
    cause: "NO_NETWORK_ADDRESS",
    expected,
    message: `${listed(wrong)} leads to no network: it is loopback or link-local.`,
  };
}
