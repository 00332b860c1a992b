import { collidingTopicNames, whatIsWrongWithTopicName } from "../../../src/target/provider-safe/topic-name";

describe("topic names that a broker takes", () => {
  it.each(["a", "A.b-c_9", "9lives", "a".repeat(249)])("%s", (name) => {
    expect(whatIsWrongWithTopicName(name, 249)).toBeUndefined();
  });

  it.each([".", "..", "ä", "a b", "a/b", "${x}", "a".repeat(250)])("are not like %s", (name) => {
    expect(whatIsWrongWithTopicName(name, 249)).toBeDefined();
  });

  it("do not differ in dots and underscores alone", () => {
    expect([...collidingTopicNames(["a.b", "c", "a_b", "a.c"])]).toEqual([["a_b", "a.b"]]);
  });
});
