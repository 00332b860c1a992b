import { blocksOf, booleanOf, isObject, isUnknown, textOf, type Value, field } from "../../plan/value";
import { attributeAt, below, isWritten, managed } from "../../facts/attribute-at";
import { manifestsOf, under } from "../../facts/manifests";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";

/** Disks that hold records as they are. */
export const storageUnencrypted: Rule = {
  name: "storage-unencrypted",
  area: "transport",
  severity: "medium",
  title: "Disks keep records in the clear",
  what: "An EBS volume, a data disk of an instance or a launch template, an EFS file system, or a Kubernetes storage class for EBS or EFS is not encrypted.",
  why: "Snapshots and discarded disks hold every record of the topics. Encryption cannot be turned on later without copying the disk.",
  remedy:
    'Write encrypted = true, with kms_key_id where the key must be yours; encrypted: "true" in parameters of a storage class.',
  references: [
    "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    "https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md",
  ],
  *find(plan) {
    const byDefault = managed(plan, "aws_ebs_encryption_by_default").some(
      (setting) => booleanOf(attributeAt(plan, setting, "enabled")) !== false,
    );
    for (const { resource, path, encrypted } of disksOf(plan)) {
      const is = booleanOf(encrypted);
      if (is === false) yield found(resource, path, "The disk is not encrypted.");
      else if (is !== true && !byDefault)
        yield cannotTell(
          resource,
          path,
          isWritten(encrypted)
            ? "Whether the disk is encrypted is not known in the plan."
            : "Nobody wrote whether the disk is encrypted, and the plan does not tell what the account does by default: write encrypted = true.",
        );
    }
    yield* fileSystems(plan);
    yield* storageClasses(plan);
  },
  cases: {
    nonCompliant: { terraform: volume(false) },
    compliant: { terraform: volume(true) },
  },
};

interface Disk {
  readonly resource: PlannedResource;
  readonly path: string;
  readonly encrypted: Value;
}

/** Data disks; root disks hold no records, and say so only where they are not encrypted on purpose. */
function disksOf(plan: Plan): readonly Disk[] {
  const volumes = managed(plan, "aws_ebs_volume").map((resource) => ({
    resource,
    path: "encrypted",
    encrypted: attributeAt(plan, resource, "encrypted"),
  }));
  const instances = managed(plan, "aws_instance", "aws_launch_configuration").flatMap((resource) =>
    blocks(attributeAt(plan, resource, "ebs_block_device")).map((block, index) => ({
      resource,
      path: `ebs_block_device[${String(index)}].encrypted`,
      encrypted: below(plan, resource, block, "encrypted"),
    })),
  );
  const templates = managed(plan, "aws_launch_template").flatMap((resource) =>
    blocks(attributeAt(plan, resource, "block_device_mappings")).flatMap((block, index) =>
      below(plan, resource, block, "ebs") === null || blocks(below(plan, resource, block, "ebs")).length === 0
        ? []
        : [
            {
              resource,
              path: `block_device_mappings[${String(index)}].ebs[0].encrypted`,
              encrypted: below(plan, resource, block, "ebs", "encrypted"),
            },
          ],
    ),
  );
  return [...volumes, ...instances, ...templates];
}

function blocks(value: Value): readonly Value[] {
  const all = blocksOf(value);
  return isUnknown(all) ? [] : all;
}

/** EFS encrypts nothing unless it is asked to. */
function* fileSystems(plan: Plan): Generator<Sighting> {
  for (const system of managed(plan, "aws_efs_file_system")) {
    const encrypted = booleanOf(attributeAt(plan, system, "encrypted"));
    if (isUnknown(encrypted) && isWritten(encrypted))
      yield cannotTell(system, "encrypted", "Whether the file system is encrypted is not known in the plan.");
    else if (encrypted !== true) yield found(system, "encrypted", "The file system is not encrypted.");
  }
}

function* storageClasses(plan: Plan): Generator<Sighting> {
  for (const resource of managed(plan, "kubernetes_storage_class", "kubernetes_storage_class_v1"))
    yield* storageClass(resource, attributeAt(plan, resource, "parameters"), "parameters.encrypted");
  for (const { resource, kind, object, path } of manifestsOf(plan))
    if (kind === "StorageClass")
      yield* storageClass(resource, under(object, "parameters"), `${path}.parameters.encrypted`);
}

function* storageClass(resource: PlannedResource, parameters: Value, path: string): Generator<Sighting> {
  const encrypted = isObject(parameters) ? textOf(field(parameters, "encrypted")) : null;
  if (typeof encrypted === "string" && encrypted.toLowerCase() === "false")
    yield found(resource, path, "The storage class makes disks that are not encrypted.");
}

function volume(encrypted: boolean): string {
  return `
resource "aws_ebs_volume" "kafka" {
  availability_zone = "eu-central-1a"
  size              = 1000
  encrypted         = ${String(encrypted)}
}`;
}
