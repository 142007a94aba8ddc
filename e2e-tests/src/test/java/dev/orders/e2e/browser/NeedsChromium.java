package dev.orders.e2e.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skipped, and counted as skipped, where no Chromium is installed; fails there when {@code -De2e.required} has {@code browser}. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ChromiumCondition.class, BrowserTabs.class})
public @interface NeedsChromium {}
