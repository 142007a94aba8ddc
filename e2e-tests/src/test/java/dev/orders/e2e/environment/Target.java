package dev.orders.e2e.environment;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Environment} they run against: the one that {@code -De2e.environment} names (a URL or a file), with the
 * accounts of the file that {@code -De2e.accounts} names, or a local one that is started once for the whole run and stopped after it.
 */
public final class Target implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Target.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Environment.class;
    }

    @Override
    public Environment resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    static Environment of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
                .environment();
    }

    /** @param local null for a target that was there before */
    private record Running(Environment environment, LocalProcess local) implements AutoCloseable {

        static Running start() {
            String location = System.getProperty("e2e.environment", "");
            if (!location.isBlank()) {
                Environment environment = Environment.read(location);
                String accounts = System.getProperty("e2e.accounts", "");
                return new Running(
                        accounts.isBlank() ? environment : environment.withAccounts(Path.of(accounts)), null);
            }
            LocalProcess local = LocalProcess.start(Map.of());
            return new Running(local.awaitReady(), local);
        }

        @Override
        public void close() {
            if (local != null) {
                local.close();
            }
        }
    }
}
