#!version:1.0.0.1
## The header above must appear as-is in the first line
include:config <y000000000066.cfg>
include:config "http://old.example/provisioning/common.cfg"
[T46S, T42S]include:config <T4S.cfg>
include:config <$MAC.cfg>
#include:config <no.cfg>
overwrite_mode = 1
