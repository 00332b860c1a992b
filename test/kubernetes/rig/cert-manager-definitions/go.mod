module certmanagerdefinitions

go 1.24.0

require (
	github.com/cert-manager/aws-privateca-issuer v1.7.0
	github.com/cert-manager/cert-manager v1.18.2
)
