#!version:1.0.0.1
## The header above must appear as-is in the first line
include:config <https://us.example/t/https/new.example/yealink/y000000000066.cfg>
include:config "https://us.example/t/https/new.example/provisioning/common.cfg"
[T46S, T42S]include:config <https://us.example/t/https/new.example/yealink/T4S.cfg>
include:config <https://new.example/yealink/$MAC.cfg>
#include:config <no.cfg>
overwrite_mode = 1
