package dev.orders.web.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports unusable settings as one line instead of a stack of nested bean failures; named in spring.factories. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSettingsReporter implements SpringBootExceptionReporter {
    private static final Logger log = LoggerFactory.getLogger(InvalidSettingsReporter.class);

    @Override
    public boolean reportException(Throwable failure) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof InvalidSettings invalid) {
            log.error("web-frontend cannot start: {}", invalid.getMessage());
            return true;
        }
        return false;
    }
}
