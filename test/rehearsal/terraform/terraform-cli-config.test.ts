import { cliConfigFor, terraformCliConfig } from "../../../src/rehearsal/terraform/terraform-cli-config";

describe("Terraform's configuration file", () => {
  it("takes each namespace from its mirror and nothing from anywhere else", () => {
    expect(
      terraformCliConfig({
        mirrors: [
          { directory: "/mirror one", namespaces: ["mongey"] },
          { directory: "/two", namespaces: ["hashicorp"] },
        ],
        registry: false,
      }),
    ).toBe(
      [
        "provider_installation {",
        "  filesystem_mirror {",
        '    path    = "/mirror one"',
        '    include = ["registry.terraform.io/mongey/*"]',
        "  }",
        "  filesystem_mirror {",
        '    path    = "/two"',
        '    include = ["registry.terraform.io/hashicorp/*"]',
        "  }",
        "}",
        "disable_checkpoint = true",
        "",
      ].join("\n"),
    );
  });

  it("leaves the rest to the registry where that is wanted", () => {
    const text = terraformCliConfig({ mirrors: [{ directory: "/m", namespaces: ["mongey"] }], registry: true });
    expect(text).toContain('  direct {\n    exclude = ["registry.terraform.io/mongey/*"]\n  }');
  });

  it("is not needed where the provider comes from the registry", () => {
    expect(cliConfigFor({ from: "registry" })).toBeUndefined();
    expect(cliConfigFor({ from: "mirror", directory: "/m", built: false })).toContain('path    = "/m"');
  });
});
