package dev.orders.localcloud.state;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** @param folder that keeps the state across restarts; null keeps it in memory, gone with the process */
public record StateSettings(@Nullable Path folder) {}
