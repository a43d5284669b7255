{{/* Where PostgreSQL is: the variable, from a Secret. */}}
{{- define "pointsman.databaseEnv" -}}
- name: POINTSMAN_DATABASE_URL
  valueFrom:
    secretKeyRef:
      {{- if .Values.postgresql.enabled }}
      name: {{ include "pointsman.fullname" . }}-database-app
      key: uri
      {{- else }}
      name: {{ .Values.database.existingSecret }}
      key: {{ .Values.database.key }}
      {{- end }}
{{- end -}}

{{- define "pointsman.redisEnv" -}}
{{- if .Values.redis.none -}}
- name: POINTSMAN_REDIS_URL
  value: none
{{- else if .Values.valkey.enabled -}}
- name: VALKEY_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .Values.valkey.existingSecret }}
      key: {{ .Values.valkey.key }}
- name: POINTSMAN_REDIS_URL
  value: redis://:$(VALKEY_PASSWORD)@{{ include "pointsman.fullname" . }}-valkey:6379/0
{{- else -}}
- name: POINTSMAN_REDIS_URL
  valueFrom:
    secretKeyRef:
      name: {{ .Values.redis.existingSecret }}
      key: {{ .Values.redis.key }}
{{- end -}}
{{- end -}}

{{- define "pointsman.podSecurity" -}}
{{ toYaml .Values.podSecurityContext }}
{{- end -}}

{{- define "pointsman.containerSecurity" -}}
{{ toYaml .Values.containerSecurityContext }}
{{- end -}}

{{- define "pointsman.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* The pods of one Deployment. Takes root, component, sides (text), phone, api (booleans), and side: their values. */}}
{{- define "pointsman.pod" -}}
{{- $root := .root -}}
{{- $values := $root.Values -}}
{{- $side := .side -}}
metadata:
  labels:
    {{- include "pointsman.selector" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
    pointsman.io/serves: "true"
    app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
    {{- with $values.commonLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with $side.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with $side.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "pointsman.serviceAccount" $root }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- include "pointsman.pullSecrets" $root | nindent 2 }}
  # The sleep, the program's own delay, drain and the end of what runs, each at its longest.
  terminationGracePeriodSeconds: {{ add $side.shutdownDelay 35 }}
  securityContext:
    {{- include "pointsman.podSecurity" $root | nindent 4 }}
  {{- with $side.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with $side.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $side.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $side.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if $side.topologySpread }}
  topologySpreadConstraints:
    {{- range $side.topologySpread }}
    - topologyKey: {{ .topologyKey }}
      maxSkew: {{ .maxSkew }}
      whenUnsatisfiable: {{ .whenUnsatisfiable }}
      # Else pods of the old version would count while the new ones are placed.
      matchLabelKeys: [pod-template-hash]
      labelSelector:
        matchLabels:
          {{- include "pointsman.selector" $root | nindent 10 }}
          app.kubernetes.io/component: {{ $.component }}
    {{- end }}
  {{- end }}
  containers:
    - name: pointsman
      image: {{ include "pointsman.image" $root }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      {{- if not .api }}
      # The image's package of the phone side alone, which starts sooner.
      command: [java, "@/app/phone.args"]
      {{- end }}
      securityContext:
        {{- include "pointsman.containerSecurity" $root | nindent 8 }}
      env:
        {{- with $side.javaOptions }}
        - name: JDK_JAVA_OPTIONS
          value: {{ . | quote }}
        {{- end }}
        - name: POINTSMAN_SIDES
          value: {{ .sides | quote }}
        {{- include "pointsman.databaseEnv" $root | nindent 8 }}
        {{- include "pointsman.redisEnv" $root | nindent 8 }}
        - name: POINTSMAN_DATABASE_MAX_CONNECTIONS
          value: {{ $values.database.maxConnections | quote }}
        {{- if and .api $values.migration.job }}
        # The Job does; this waits for it.
        - name: POINTSMAN_DATABASE_MIGRATE
          value: "false"
        {{- end }}
        - name: POINTSMAN_ROUTING_SNAPSHOT_FILE
          value: /var/lib/pointsman/index.snapshot
        # By then nobody is sent here any more; it is for connections that are open still.
        - name: QUARKUS_SHUTDOWN_DELAY
          value: 5S
        {{- if not (hasKey $values.config "quarkus.log.console.json.enabled") }}
        - name: QUARKUS_LOG_CONSOLE_JSON_ENABLED
          value: "true"
        {{- end }}
        {{- if and .api $values.operator.existingSecret }}
        - name: POINTSMAN_OPERATOR_KEY_FILE
          value: /etc/pointsman/operator/operator.key
        {{- end }}
        {{- if $values.secrets.existingSecret }}
        - name: POINTSMAN_SECRETS_KEYS_FILE
          value: /etc/pointsman/secrets/secrets.keys
        {{- end }}
        {{- with $values.phone.publicUrls }}
        - name: POINTSMAN_PHONE_PUBLIC_URLS
          value: {{ join "," . | quote }}
        {{- end }}
        {{- if .phone }}
        {{- with $values.phone.trustedProxies }}
        - name: POINTSMAN_PHONE_TRUSTED_PROXIES
          value: {{ join "," . | quote }}
        {{- end }}
        {{- if $values.phone.proxyProtocol }}
        - name: POINTSMAN_PHONE_PROXY_PROTOCOL
          value: "true"
        {{- end }}
        {{- with $values.phone.tls }}
        {{- if .certificates }}
        # Quarkus sorts certificates by these names, and the first is for phones that name no host.
        {{- range $index, $secret := .certificates }}
        - name: {{ printf "QUARKUS_TLS_PHONE_KEY_STORE_PEM_C%02d_CERT" $index }}
          value: {{ printf "/etc/pointsman/tls/c%02d/tls.crt" $index }}
        - name: {{ printf "QUARKUS_TLS_PHONE_KEY_STORE_PEM_C%02d_KEY" $index }}
          value: {{ printf "/etc/pointsman/tls/c%02d/tls.key" $index }}
        {{- end }}
        - name: QUARKUS_TLS_PHONE_RELOAD_PERIOD
          value: {{ .reloadPeriod | quote }}
        {{- with .protocols }}
        - name: QUARKUS_TLS_PHONE_PROTOCOLS
          value: {{ join "," . | quote }}
        {{- end }}
        {{- end }}
        {{- end }}
        {{- end }}
        {{- range $name, $value := $values.config }}
        - name: {{ regexReplaceAll "[^A-Z0-9]" (upper $name) "_" }}
          # By JSON, as others write a million as 1e+06.
          value: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
        {{- end }}
        {{- with $side.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        - name: management
          containerPort: 9000
        {{- if .phone }}
        - name: phone
          containerPort: 7080
        {{- if $values.phone.tls.certificates }}
        - name: phone-tls
          containerPort: 7443
        {{- end }}
        {{- end }}
        {{- if .api }}
        - name: api
          containerPort: 8080
        {{- range $values.api.service.extraPorts }}
        - name: {{ .name }}
          containerPort: {{ .targetPort }}
        {{- end }}
        {{- end }}
      {{- if $side.shutdownDelay }}
      # Ready meanwhile: where externalTrafficPolicy is Local, a node whose pods all end sends phones to those that are still
      # ready, until the load balancer has noticed. Were the program told first it would not be ready, and they be dropped.
      lifecycle:
        preStop:
          sleep: {seconds: {{ $side.shutdownDelay }}}
      {{- end }}
      # Slow starts are this probe's: the two below then need no patience.
      startupProbe:
        httpGet: {path: /q/health/live, port: management}
        periodSeconds: 1
        timeoutSeconds: 2
        failureThreshold: 120
      livenessProbe:
        httpGet: {path: /q/health/live, port: management}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: {path: /q/health/ready, port: management}
        periodSeconds: 2
        timeoutSeconds: 2
        failureThreshold: 3
      resources:
        {{- toYaml $side.resources | nindent 8 }}
      volumeMounts:
        - {name: tmp, mountPath: /tmp}
        - {name: snapshot, mountPath: /var/lib/pointsman}
        {{- if $values.database.caSecret }}
        - {name: database-ca, mountPath: /etc/pointsman/database, readOnly: true}
        {{- end }}
        {{- if and .api $values.operator.existingSecret }}
        - {name: operator, mountPath: /etc/pointsman/operator, readOnly: true}
        {{- end }}
        {{- if $values.secrets.existingSecret }}
        - {name: secrets, mountPath: /etc/pointsman/secrets, readOnly: true}
        {{- end }}
        {{- if .phone }}
        {{- range $index, $secret := $values.phone.tls.certificates }}
        - {name: {{ printf "tls-c%02d" $index }}, mountPath: {{ printf "/etc/pointsman/tls/c%02d" $index }}, readOnly: true}
        {{- end }}
        {{- end }}
        {{- with $side.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: {sizeLimit: 256Mi}
    # Outlives the container, so that one that was killed is back in a moment, even without PostgreSQL.
    - name: snapshot
      emptyDir: {sizeLimit: {{ $side.snapshotSize }}}
    {{- with $values.database.caSecret }}
    - name: database-ca
      secret: {secretName: {{ . }}}
    {{- end }}
    {{- if and .api $values.operator.existingSecret }}
    - name: operator
      secret:
        secretName: {{ $values.operator.existingSecret }}
        items:
          - {key: {{ $values.operator.key }}, path: operator.key}
    {{- end }}
    {{- if $values.secrets.existingSecret }}
    - name: secrets
      secret:
        secretName: {{ $values.secrets.existingSecret }}
        items:
          - {key: {{ $values.secrets.key }}, path: secrets.keys}
    {{- end }}
    {{- if .phone }}
    {{- range $index, $secret := $values.phone.tls.certificates }}
    - name: {{ printf "tls-c%02d" $index }}
      secret: {secretName: {{ $secret }}}
    {{- end }}
    {{- end }}
    {{- with $side.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}
