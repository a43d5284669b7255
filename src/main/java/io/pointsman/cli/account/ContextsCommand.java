package io.pointsman.cli.account;

import picocli.CommandLine.Command;

/** {@code pointsman contexts} */
@Command(
    name = "contexts",
    description = "The APIs one has logged in at.",
    subcommands = {ListContexts.class, UseContext.class, RemoveContext.class})
public final class ContextsCommand {}
