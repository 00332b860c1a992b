import { scriptOf, startResolver } from "../../check/network/look/scripted-resolver";
import { records } from "./records";

/** Where Debian's DNS server is not installed: the same names from a server of our own. */
if (require.main === module) void startResolver(scriptOf(records), { address: "10.53.0.53", port: 53 });
