package dev.orders.api.approvals;

import dev.orders.domain.approval.ApprovalTasks.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the next page of tasks begins, opaque to callers. It names a place in time: what lies behind it is the same for everybody who may
 * see tasks at all, so a made-up cursor shows its maker nothing more.
 */
final class TaskCursor {
    private static final int MAX_LENGTH = (Position.MAX_LENGTH + 2) / 3 * 4;

    private TaskCursor() {}

    static String write(Position after) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(after.value().getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the text is no cursor. */
    static Optional<Position> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var value = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Position.isValid(value) ? Optional.of(new Position(value)) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
