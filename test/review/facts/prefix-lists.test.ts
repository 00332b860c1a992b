import { prefixListsOf } from "../../../src/review/facts/prefix-lists";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

const list = "aws_ec2_managed_prefix_list.x";
const ofList = new Unknown([`${list}.id`, list]);

function lists(...resources: readonly PlannedResourceFacts[]) {
  return prefixListsOf(aPlan(resources));
}

test("entries are read in the list and beside it", () => {
  const found = lists(
    { type: "aws_ec2_managed_prefix_list", after: { name: "x", entry: [{ cidr: "10.0.0.0/16" }] } },
    { type: "aws_ec2_managed_prefix_list_entry", after: { prefix_list_id: ofList, cidr: "0.0.0.0/0" } },
  ).get(list);
  expect(found).toMatchObject({ complete: true, ofAws: false });
  expect(found?.networks.map(({ prefix }) => prefix)).toEqual([16, 0]);
});

test("a list with an entry that is not known is not complete", () => {
  const entry = [{ cidr: "10.0.0.0/16" }, { cidr: new Unknown(["data.http.offices.body"]) }];
  expect(lists({ type: "aws_ec2_managed_prefix_list", after: { name: "x", entry } }).get(list)?.complete).toBe(false);
});

test("a list whose entries nobody wrote here may hold anything", () => {
  expect(lists({ type: "aws_ec2_managed_prefix_list", after: { name: "x" } }).get(list)?.complete).toBe(false);
});

test("AWS's own lists are known by their names, and others that are looked up are not", () => {
  const found = lists(
    { type: "aws_ec2_managed_prefix_list", name: "s3", mode: "data", after: { name: "com.amazonaws.eu-central-1.s3" } },
    { type: "aws_ec2_managed_prefix_list", name: "offices", mode: "data", after: { name: "offices" } },
  );
  expect(found.get("data.aws_ec2_managed_prefix_list.s3")).toMatchObject({ ofAws: true, complete: true });
  expect(found.get("data.aws_ec2_managed_prefix_list.offices")).toMatchObject({ ofAws: false, complete: false });
});
