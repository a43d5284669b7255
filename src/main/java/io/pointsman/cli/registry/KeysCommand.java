package io.pointsman.cli.registry;

import picocli.CommandLine.Command;

/** {@code pointsman keys} */
@Command(
    name = "keys",
    description = "An organization's keys for programs.",
    subcommands = {ListKeys.class, CreateKey.class, RevokeKey.class})
public final class KeysCommand {}
