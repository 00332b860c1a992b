import { programFailed } from "../../../src/rehearsal/terraform/program-failed";
import { runProgram } from "../../../src/rehearsal/terraform/run-program";

const node = (script: string, more: object = {}): ReturnType<typeof runProgram> =>
  runProgram({ program: process.execPath, arguments: ["-e", script], workDirectory: __dirname, ...more });

describe("running a program to its end", () => {
  it("gives its exit code and its lines without colours, each as it comes", async () => {
    const heard: string[] = [];
    const script = 'console.log("\\u001b[31mred\\u001b[0m"); console.error("also this"); process.exitCode = 3';
    const end = await node(script, { onLine: (line: string) => heard.push(line) });
    expect(end.exitCode).toBe(3);
    expect([...end.lines].sort()).toEqual(["also this", "red"]);
    expect([...heard].sort()).toEqual(["also this", "red"]);
  });

  it("says what to do where the program is not installed", async () => {
    const call = runProgram({ program: "no-such-program", arguments: [], workDirectory: __dirname });
    await expect(call).rejects.toThrow("no-such-program is not on the PATH");
  });

  it("says so where the directory is not there", async () => {
    await expect(node("1", { workDirectory: "/no/such/place" })).rejects.toThrow("there is no such directory");
  });

  it("adds to the environment and takes away from it", async () => {
    process.env["TO_BE_GONE"] = "x";
    const script = "console.log([process.env.ADDED, process.env.TO_BE_GONE].join())";
    const end = await node(script, { env: { ADDED: "yes", TO_BE_GONE: undefined } });
    expect(end.lines).toEqual(["yes,"]);
  });

  it("interrupts the program and what that started, and tells the reason", async () => {
    const stop = new AbortController();
    const forever = "setInterval(() => undefined, 1000)";
    // The grandchild holds the output open: the call cannot end before it does.
    const script = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(`console.log("up"); ${forever}`)}], { stdio: "inherit" }); ${forever}`;
    const call = node(script, { signal: stop.signal, onLine: () => stop.abort(new Error("Ctrl-C")) });
    await expect(call).rejects.toThrow("Ctrl-C");
  });

  it("does not start anything after an abort", async () => {
    await expect(node("1", { signal: AbortSignal.abort(new Error("too late")) })).rejects.toThrow("too late");
  });
});

describe("a failed program's message", () => {
  it("shows Terraform's own errors, each once, and not its drawing", () => {
    const box = ["╷", "│ Error: Invalid reference", "│ ", "│   on cdk.tf.json line 3", "╵"];
    const { message } = programFailed("cdktf deploy w01", 1, ["w01  Initializing", ...box, ...box, "Invoking failed"]);
    expect(message).toBe(
      "cdktf deploy w01 failed (exit code 1):\n  Error: Invalid reference\n    on cdk.tf.json line 3",
    );
  });

  it("shows the last lines where there is no such error, and the advice below", () => {
    const { message } = programFailed("go build", 2, ["", "no route to host"], "Let it through.");
    expect(message).toBe("go build failed (exit code 2):\n  no route to host\nLet it through.");
  });
});
