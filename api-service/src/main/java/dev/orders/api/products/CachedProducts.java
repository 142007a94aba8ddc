package dev.orders.api.products;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orders.api.problems.BackendUnavailableException;
import dev.orders.domain.product.Product;
import dev.orders.domain.product.Products;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** The catalogue, read at most once in a while however many ask at once. A failed read is not kept. */
public final class CachedProducts implements Products {
    private static final String CATALOGUE = "catalogue";

    private final Products source;
    private final Executor executor;
    private final AsyncCache<String, List<Product>> cache;

    public CachedProducts(Products source, Duration ttl, Executor executor, InstantSource clock) {
        this.source = source;
        this.executor = executor;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(ttl)
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .executor(executor)
                .buildAsync();
    }

    @Override
    public List<Product> all() {
        try {
            return cache.get(CATALOGUE, (key, unused) -> CompletableFuture.supplyAsync(source::all, executor))
                    .join();
        } catch (CompletionException e) {
            throw new BackendUnavailableException("The catalogue can't be read", e.getCause());
        }
    }
}
