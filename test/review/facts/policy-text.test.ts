import { readPolicyText } from "../../../src/review/facts/policy-text";
import { Unknown } from "../../../src/review/plan/value";

const read = (template: string) => readPolicyText(new Unknown([], template));

describe("the text of a policy with holes", () => {
  test("has them where they stand, alone and within a text", () => {
    expect(
      read('{"Resource": ["${aws_msk_cluster.a.arn}", "arn:${var.a}:x"], "Action": ${jsonencode(var.b)}}'),
    ).toEqual({
      Resource: [
        new Unknown(["aws_msk_cluster.a.arn"], "${aws_msk_cluster.a.arn}"),
        new Unknown(["var.a"], "arn:${var.a}:x"),
      ],
      Action: new Unknown(["var.b"], "${jsonencode(var.b)}"),
    });
  });

  test("knows variables of IAM, which are written with two dollars, from holes", () => {
    expect(read('{"Resource": "topic/$${aws:username}/*", "Action": "${var.a}"}')).toMatchObject({
      Resource: "topic/${aws:username}/*",
    });
  });

  test("is none where it has directives or is broken", () => {
    expect(read('{"Action": "%{ if var.a }kafka:*%{ endif }"}')).toBeUndefined();
    expect(read('{"Action": "${var.a"}')).toBeUndefined();
  });
});
