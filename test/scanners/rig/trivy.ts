import { join } from "node:path";
import { goBuild } from "../../kubernetes/rig/go-build";
import { type MadeOnce } from "../../kubernetes/rig/made-once";

/**
 * The trivy whose scanner and checks are built in. No registry of packages has trivy's own binary; Go's module proxy has its
 * source, of this version among others.
 */
export const trivyVersion = "0.67.2";

/** Trivy's scanner of plans, `trivyplans`: a minute of two cores once Go has its modules, 70 MB. */
export const trivyPlans: MadeOnce = {
  name: `trivyplans-${trivyVersion}`,
  shelf: "scanners",
  recipe: join(__dirname, "trivy"),
  make: (folder, recipeFolder) =>
    goBuild({
      title: `trivy's scanner of plans ${trivyVersion}`,
      recipeFolder,
      workshop: join(folder, "..", "module"),
      package: ".",
      linkerFlags: "",
      program: join(folder, "trivyplans"),
    }),
};
