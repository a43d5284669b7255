package io.pointsman.registry;

/** How many devices an assignment was for, and how many of them were not so already. */
public record AssignOutcome(long matched, long changed) {}
