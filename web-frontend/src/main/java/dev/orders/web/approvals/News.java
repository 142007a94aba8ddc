package dev.orders.web.approvals;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What differs between a page of the inbox as it was shown and as it is now.
 *
 * @param arrived how many tasks are there that weren't
 * @param gone how many are no longer, as they were decided or cancelled, or expired
 * @param again the address that shows the page anew
 * @param poll the address that tells the next news
 */
record News(int arrived, int gone, String again, String poll) {
    static News of(@Nullable String cursor, List<String> shown, List<String> now) {
        var before = new HashSet<>(shown);
        var arrived = new HashSet<>(now);
        arrived.removeAll(before);
        now.forEach(before::remove);
        String again = address("/approvals", cursor, List.of());
        return new News(arrived.size(), before.size(), again, address("/approvals/news", cursor, shown));
    }

    public boolean any() {
        return arrived > 0 || gone > 0;
    }

    private static String address(String path, @Nullable String cursor, List<String> shown) {
        var address = UriComponentsBuilder.fromPath(path);
        if (!shown.isEmpty()) {
            address.queryParam("shown", String.join(",", shown));
        }
        return cursor == null
                ? address.encode().toUriString()
                : address.queryParam("cursor", "{cursor}")
                        .encode()
                        .buildAndExpand(cursor)
                        .toUriString();
    }
}
