package dev.orders.e2e.terraform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skipped, and counted as skipped, where there is no Terraform or no moto, an emulator of AWS in Python; fails there when
 * {@code -De2e.required} has {@code emulator}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({TerraformCondition.class, EmulatorCondition.class, Deployed.class})
@interface NeedsEmulator {}
