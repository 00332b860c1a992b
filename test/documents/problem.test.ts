import { DocumentError, problemText } from "../../src/documents/problem";

const problem = {
  file: "w.yaml",
  line: 4,
  column: 3,
  path: "members",
  value: '"x"',
  rule: "is wrong",
  instead: "Mend it.",
};

describe("a problem of a document", () => {
  it("says where, what, the rule and what to write instead", () => {
    expect(problemText(problem)).toBe('w.yaml:4:3  members  "x" is wrong.\n  Mend it.');
  });

  it("shortens a value that would fill the screen", () => {
    const text = problemText({ ...problem, value: "v".repeat(500) });
    expect(text.length).toBeLessThan(200);
    expect(text).toContain("…");
  });

  it("comes together with all others, and without a stack trace even where nobody catches it", () => {
    const error = new DocumentError([problem, { ...problem, line: 9 }]);
    expect(error.problems).toHaveLength(2);
    expect(error.stack).toBe(error.message);
    expect(error.message).not.toContain("    at ");
  });
});
