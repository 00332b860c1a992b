// Reads what the fastest peers read of a cluster, as they do it: topics with their configs (ListTopics asks for the
// metadata and for the configs of all topics at once) and ACLs, through IBM/sarama's ClusterAdmin.
// Usage: peer-sarama BOOTSTRAP CA_FILE USER, the password in PEER_PASSWORD. Prints what it found as JSON.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/IBM/sarama"
	"github.com/xdg-go/scram"
)

type scramClient struct {
	conversation *scram.ClientConversation
}

func (c *scramClient) Begin(user, password, authzID string) error {
	client, err := scram.SHA512.NewClient(user, password, authzID)
	if err != nil {
		return err
	}
	c.conversation = client.NewConversation()
	return nil
}

func (c *scramClient) Step(challenge string) (string, error) { return c.conversation.Step(challenge) }

func (c *scramClient) Done() bool { return c.conversation.Done() }

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	authority, err := os.ReadFile(os.Args[2])
	must(err)
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(authority)

	config := sarama.NewConfig()
	config.Version = sarama.V3_6_0_0
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{RootCAs: trusted}
	config.Net.SASL.Enable = true
	config.Net.SASL.Mechanism = sarama.SASLTypeSCRAMSHA512
	config.Net.SASL.SCRAMClientGeneratorFunc = func() sarama.SCRAMClient { return &scramClient{} }
	config.Net.SASL.User = os.Args[3]
	config.Net.SASL.Password = os.Getenv("PEER_PASSWORD")

	started := time.Now()
	admin, err := sarama.NewClusterAdmin(strings.Split(os.Args[1], ","), config)
	must(err)
	defer admin.Close()
	topics, err := admin.ListTopics()
	must(err)
	acls, err := admin.ListAcls(sarama.AclFilter{
		ResourceType:              sarama.AclResourceAny,
		ResourcePatternTypeFilter: sarama.AclPatternAny,
		PermissionType:            sarama.AclPermissionAny,
		Operation:                 sarama.AclOperationAny,
	})
	must(err)
	elapsed := time.Since(started)
	count := 0
	for _, resource := range acls {
		count += len(resource.Acls)
	}
	must(json.NewEncoder(os.Stdout).Encode(map[string]any{
		"topics": len(topics), "acls": count, "elapsedMs": float64(elapsed.Microseconds()) / 1000,
	}))
}
