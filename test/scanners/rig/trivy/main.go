// Command trivyplans is `trivy config` for plans alone: trivy's own scanner of Terraform's plans with the checks that
// trivy embeds, without its command line, its caches and its updates.
//
// Usage: trivyplans PLAN.json… It writes one JSON array: {file, findings: [{rule, title, resource}], unread: null or why}.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/aquasecurity/trivy/pkg/iac/rego"
	"github.com/aquasecurity/trivy/pkg/iac/scanners/terraformplan/tfjson"
	"github.com/aquasecurity/trivy/pkg/log"
)

type finding struct {
	Rule     string `json:"rule"`
	Title    string `json:"title"`
	Resource string `json:"resource"`
}

type scanned struct {
	File     string    `json:"file"`
	Findings []finding `json:"findings"`
	Unread   *string   `json:"unread"`
}

func main() {
	log.InitLogger(false, true)
	scanner := tfjson.New(
		rego.WithEmbeddedPolicies(true),
		rego.WithEmbeddedLibraries(true),
		rego.WithPolicyNamespaces("builtin"),
	)
	all := []scanned{}
	for _, file := range os.Args[1:] {
		all = append(all, scan(scanner, file))
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// scan reads one plan. A plan that trivy cannot read, or at which it panics, takes no other with it.
func scan(scanner *tfjson.Scanner, file string) (it scanned) {
	it = scanned{File: file, Findings: []finding{}}
	unread := func(why any) {
		text := fmt.Sprint(why)
		it = scanned{File: file, Findings: []finding{}, Unread: &text}
	}
	defer func() {
		if panicked := recover(); panicked != nil {
			unread(panicked)
		}
	}()
	results, err := scanner.ScanFile(filepath.Base(file), os.DirFS(filepath.Dir(file)))
	if err != nil {
		unread(err)
		return it
	}
	for _, result := range results.GetFailed() {
		flat := result.Flatten()
		it.Findings = append(it.Findings, finding{Rule: flat.RuleID, Title: flat.RuleSummary, Resource: flat.Resource})
	}
	return it
}
