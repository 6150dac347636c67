package io.fundsledger.command.lane;

import java.util.List;

/**
 * Commands given together, each to be decided on what those before it left.
 *
 * @param atomic whether either all of them happen or none; else each stands for itself
 * @param dryRun whether it is only asked what would happen
 */
public record CommandBatch(List<CommandRequest> requests, boolean atomic, boolean dryRun) {}
