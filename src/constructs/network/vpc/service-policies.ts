import { type DeployingAccount } from "./deploying-account";

/** The account, and others that it works with. All may be tokens. */
export interface PolicyAccounts extends Pick<DeployingAccount, "accountId" | "region" | "partition"> {
  /** Whose resources may be used beside the account's own. */
  readonly trusted: readonly string[];
}

interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Principal: "*";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * Services whose requests also touch what AWS or others own: public images and AMIs, documents of Systems Manager. For these only
 * who asks is bound to the account.
 */
const usesForeignResources = new Set(["ec2", "ssm", "ssmmessages", "ec2messages", "ecr.api", "ecr.dkr"]);

const pull = [
  "ecr:GetAuthorizationToken",
  "ecr:BatchCheckLayerAvailability",
  "ecr:GetDownloadUrlForLayer",
  "ecr:BatchGetImage",
];

/**
 * Who may use an interface endpoint and for what (AWS PrivateLink, "Control access to VPC endpoints using endpoint policies"):
 * the account's own principals, and where that can be, the account's own resources, so that a stolen credential of another
 * account carries nothing out through it.
 */
export function accountPolicy(service: string, accounts: PolicyAccounts): string {
  const own = { StringEquals: { "aws:PrincipalAccount": accounts.accountId } };
  if (service === "ecr.api" || service === "ecr.dkr")
    return policy([
      { ...everything, Sid: "PullByOwnPrincipals", Action: pull, Condition: own },
      {
        ...everything,
        Sid: "OwnImagesByOwnPrincipals",
        Action: "ecr:*",
        Condition: { ...own, ...resourcesOf(accounts) },
      },
    ]);
  if (usesForeignResources.has(service)) return policy([{ ...everything, Sid: "OwnPrincipals", Condition: own }]);
  const bound = { ...everything, Sid: "OwnPrincipalsAndResources", Condition: { ...own, ...resourcesOf(accounts) } };
  return policy(service === "sts" ? [bound, webIdentity(accounts)] : [bound]);
}

/** Pods sign in with a token of the cluster, at which point there is no principal of any account yet. */
function webIdentity({ accountId, partition }: PolicyAccounts): Statement {
  return {
    Sid: "WebIdentityIntoOwnRoles",
    Effect: "Allow",
    Principal: "*",
    Action: "sts:AssumeRoleWithWebIdentity",
    Resource: `arn:${partition}:iam::${accountId}:role/*`,
  };
}

/** Buckets of a gateway endpoint for S3, by name. */
export interface BucketAccess {
  readonly readWrite: readonly string[];
  readonly readOnly: readonly string[];
}

/**
 * What may be done through the gateway endpoint of S3: the account's principals in these buckets, and the layers of images, which
 * ECR keeps in a bucket of its own and hands out by signed addresses (Amazon ECR, "Minimum Amazon S3 bucket permissions").
 */
export function bucketPolicy({ readWrite, readOnly }: BucketAccess, accounts: PolicyAccounts): string {
  const { partition, region, accountId } = accounts;
  const own = { StringEquals: { "aws:PrincipalAccount": accountId } };
  const bucket = (name: string): string => `arn:${partition}:s3:::${name}`;
  const objects = (name: string): string => `${bucket(name)}/*`;
  const statement = (Sid: string, Action: readonly string[], Resource: readonly string[]): readonly Statement[] =>
    Resource.length === 0 ? [] : [{ Sid, Effect: "Allow", Principal: "*", Action, Resource, Condition: own }];
  return policy([
    ...statement("Buckets", listing, [...readWrite, ...readOnly].map(bucket)),
    ...statement("ReadObjects", ["s3:GetObject", "s3:GetObjectVersion"], [...readWrite, ...readOnly].map(objects)),
    ...statement("WriteObjects", writing, readWrite.map(objects)),
    {
      Sid: "ImageLayers",
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:GetObject"],
      Resource: [objects(`prod-${region}-starport-layer-bucket`)],
    },
  ]);
}

const listing = ["s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:GetBucketLocation"];

const writing = [
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:AbortMultipartUpload",
  "s3:ListMultipartUploadParts",
  "s3:GetObjectTagging",
  "s3:PutObjectTagging",
];

const everything = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } as const;

/** Where a request names no resource there is no such key in it, which must not refuse it. */
function resourcesOf({ accountId, trusted }: PolicyAccounts): NonNullable<Statement["Condition"]> {
  return { StringEqualsIfExists: { "aws:ResourceAccount": [accountId, ...trusted] } };
}

function policy(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
