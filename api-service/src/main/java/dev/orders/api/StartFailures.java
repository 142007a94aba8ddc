package dev.orders.api;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A start that fails says why in one line on standard error, where whoever started the process looks first. */
final class StartFailures {
    private StartFailures() {}

    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Analyzer extends AbstractFailureAnalyzer<MissingSettings> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, MissingSettings cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }

    static final class Reporter implements FailureAnalysisReporter {
        @Override
        public void report(FailureAnalysis analysis) {
            var line = String.valueOf(analysis.getDescription()).strip().replaceAll("\\s*\\R\\s*", " ");
            System.err.println("api-service does not start: " + line);
        }
    }
}
