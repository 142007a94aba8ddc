package dev.orders.web.settings;

import java.util.List;

/** The environment lacks something or holds something unusable; the message says all of it on one line. */
public class InvalidSettings extends IllegalArgumentException {
    InvalidSettings(List<String> problems) {
        super(String.join("; ", problems));
    }
}
