// Reads a plan from standard input with HashiCorp's own types and prints what it understood, one action per line.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	tfjson "github.com/hashicorp/terraform-json"
)

func main() {
	var plan tfjson.Plan
	if err := json.NewDecoder(os.Stdin).Decode(&plan); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, change := range plan.ResourceChanges {
		fmt.Println(change.Address, change.Mode, change.Type, change.Name, change.ProviderName, change.Change.Actions)
	}
	fmt.Println("planned", len(plan.PlannedValues.RootModule.Resources))
	if plan.Config != nil && plan.Config.RootModule != nil {
		fmt.Println("configured", len(plan.Config.RootModule.Resources))
	}
}
