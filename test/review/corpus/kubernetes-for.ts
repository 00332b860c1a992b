import { strimziDefinitions, certManagerDefinitions } from "../../kubernetes/rig/custom-definitions";
import { madeOnce } from "../../kubernetes/rig/made-once";
import { makeNamespace, type RunningApi, startApi, teach } from "../../kubernetes/rig/running-api";

/** A Kubernetes API that knows Strimzi's and cert-manager's definitions: manifests cannot be planned without one. */
export async function kubernetesFor(say: (text: string) => void): Promise<RunningApi> {
  say("starting a Kubernetes API");
  const api = await startApi();
  try {
    for (const definitions of [strimziDefinitions, certManagerDefinitions])
      await teach(api, await madeOnce(definitions));
    await makeNamespace(api, "kafka", "privileged");
    return api;
  } catch (error) {
    await api.stop();
    throw error;
  }
}
