{{- define "pointsman.migration" -}}
backoffLimit: 6
activeDeadlineSeconds: {{ .Values.migration.deadline }}
template:
  metadata:
    labels:
      {{- include "pointsman.selector" . | nindent 6 }}
      app.kubernetes.io/component: migration
  spec:
    serviceAccountName: {{ include "pointsman.serviceAccount" . }}
    automountServiceAccountToken: false
    enableServiceLinks: false
    # Not OnFailure: the pod, and with it its log, would go with the last attempt.
    restartPolicy: Never
    {{- include "pointsman.pullSecrets" . | nindent 4 }}
    securityContext:
      {{- include "pointsman.podSecurity" . | nindent 6 }}
    containers:
      - name: migrate
        image: {{ include "pointsman.image" . }}
        imagePullPolicy: {{ .Values.image.pullPolicy }}
        args: [migrate]
        securityContext:
          {{- include "pointsman.containerSecurity" . | nindent 10 }}
        env:
          {{- include "pointsman.databaseEnv" . | nindent 10 }}
        resources:
          {{- toYaml .Values.migration.resources | nindent 10 }}
        volumeMounts:
          - {name: tmp, mountPath: /tmp}
          {{- if .Values.database.caSecret }}
          - {name: database-ca, mountPath: /etc/pointsman/database, readOnly: true}
          {{- end }}
    volumes:
      - name: tmp
        emptyDir: {sizeLimit: 256Mi}
      {{- with .Values.database.caSecret }}
      - name: database-ca
        secret: {secretName: {{ . }}}
      {{- end }}
{{- end -}}
