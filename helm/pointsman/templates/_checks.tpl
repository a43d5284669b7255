{{/* What no schema can say: values that need each other. */}}
{{- define "pointsman.checks" -}}
{{- if and (not .Values.database.existingSecret) (not .Values.postgresql.enabled) -}}
{{- fail "database.existingSecret: name the Secret that holds PostgreSQL's URL, or set postgresql.enabled=true where the CloudNativePG operator is installed" -}}
{{- end -}}
{{- if and .Values.database.existingSecret .Values.postgresql.enabled -}}
{{- fail "database.existingSecret and postgresql.enabled exclude each other: one PostgreSQL holds everything" -}}
{{- end -}}
{{- $redis := 0 -}}
{{- if .Values.redis.existingSecret -}}{{- $redis = add $redis 1 -}}{{- end -}}
{{- if .Values.valkey.enabled -}}{{- $redis = add $redis 1 -}}{{- end -}}
{{- if .Values.redis.none -}}{{- $redis = add $redis 1 -}}{{- end -}}
{{- if ne (int $redis) 1 -}}
{{- fail "redis.existingSecret, valkey.enabled, redis.none: exactly one must be set: the Secret that holds Redis' URL, a Valkey of this chart, or none for a single pod" -}}
{{- end -}}
{{- if and .Values.redis.none (or (ne .Values.sides "single") (ne (int .Values.phone.replicas) 1) .Values.phone.autoscaling.enabled) -}}
{{- fail "redis.none is for a single pod: set sides=single, phone.replicas=1 and phone.autoscaling.enabled=false, or give a Redis" -}}
{{- end -}}
{{- if and .Values.valkey.enabled (not .Values.valkey.existingSecret) -}}
{{- fail "valkey.existingSecret: name the Secret that holds Valkey's password; whoever can write to it can send phones anywhere" -}}
{{- end -}}
{{- if and .Values.phone.proxyProtocol (not .Values.phone.trustedProxies) -}}
{{- fail "phone.trustedProxies: with phone.proxyProtocol only these networks may connect; name those of your load balancer" -}}
{{- end -}}
{{- range $side := list "phone" "api" -}}
{{- with (index $.Values $side).autoscaling -}}
{{- if and .enabled (lt (int .maxReplicas) (int .minReplicas)) -}}
{{- fail (printf "%s.autoscaling.maxReplicas (%d) is below minReplicas (%d)" $side (int .maxReplicas) (int .minReplicas)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and .Values.api.ingress.enabled (not .Values.api.ingress.hosts) -}}
{{- fail "api.ingress.hosts: name at least one host" -}}
{{- end -}}
{{- if and .Values.api.gateway.enabled (not .Values.api.gateway.parentRefs) -}}
{{- fail "api.gateway.parentRefs: name the Gateway" -}}
{{- end -}}
{{- with .Values.phone.gateway -}}
{{- if and .enabled (not (or .parentRefs .plainParentRefs .sniLessParentRefs)) -}}
{{- fail "phone.gateway: name a Gateway in parentRefs, plainParentRefs or sniLessParentRefs" -}}
{{- end -}}
{{- if and .enabled .parentRefs (not .hostnames) -}}
{{- fail "phone.gateway.hostnames: a TLSRoute needs the host names that phones ask for" -}}
{{- end -}}
{{- if and .enabled (or .parentRefs .sniLessParentRefs) (not $.Values.phone.tls.certificates) -}}
{{- fail "phone.tls.certificates: TLS that passes through a Gateway needs certificates in the pods" -}}
{{- end -}}
{{- end -}}
{{- with .Values.tests -}}
{{- if and .ca.configMap .ca.secret -}}
{{- fail "tests.ca.configMap and tests.ca.secret exclude each other: name one that holds the authorities" -}}
{{- end -}}
{{- if and (or .ca.configMap .ca.secret) (not (hasPrefix "https://" .at)) -}}
{{- fail "tests.ca: is for a test that asks by TLS: set tests.at=https://…" -}}
{{- end -}}
{{- end -}}
{{- end -}}
