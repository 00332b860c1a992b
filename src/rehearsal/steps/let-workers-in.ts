import { createAcls } from "../rig/acl-writes";
import { freshPassword } from "../rig/fresh-password";
import { auditorAcls, terraformAcls, workers } from "../rig/users";
import { withAdmin } from "../rig/with-admin";
import { type Clusters } from "./start-clusters";

/** Passwords of those who work on the migration, made afresh for this run. */
export interface WorkerPasswords {
  readonly terraform: string;
  readonly mm2Source: string;
  readonly mm2Target: string;
}

/** Creates the users that export, deploy, replicate and check, each with the rights that it needs before the deployment. */
export async function letWorkersIn({ source, target }: Clusters): Promise<WorkerPasswords> {
  const passwords = { terraform: freshPassword(), mm2Source: freshPassword(), mm2Target: freshPassword() };
  await source.setPasswords([
    { name: workers.auditor, password: freshPassword() },
    { name: workers.mm2Source, password: passwords.mm2Source },
  ]);
  await target.setPasswords([
    { name: workers.auditor, password: freshPassword() },
    { name: workers.terraform, password: passwords.terraform },
    { name: workers.mm2Target, password: passwords.mm2Target },
  ]);
  await withAdmin(source, (admin) => createAcls(admin, auditorAcls));
  await withAdmin(target, (admin) => createAcls(admin, [...auditorAcls, ...terraformAcls]));
  return passwords;
}
