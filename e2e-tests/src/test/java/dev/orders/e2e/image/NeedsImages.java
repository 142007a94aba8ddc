package dev.orders.e2e.image;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skipped, and counted as skipped, where the build made no images ({@code -Pimages}); fails there when
 * {@code -De2e.required} has {@code images}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ImagesCondition.class)
@interface NeedsImages {}
