package dev.orders.e2e.terraform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skipped, and counted as skipped, where there is no moto or no asl-validator, a package of Node.js; fails there when
 * {@code -De2e.required} has {@code asl-validator}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({EmulatorCondition.class, AslValidatorCondition.class})
@interface NeedsAslValidator {}
