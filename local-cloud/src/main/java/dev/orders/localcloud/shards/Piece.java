package dev.orders.localcloud.shards;

import java.util.List;

/**
 * A batch on its way, or the part of one that is left of it.
 *
 * @param attempts how often the target failed with exactly these records
 */
record Piece(Batch batch, int attempts) {

    Piece(Batch batch) {
        this(batch, 0);
    }

    Piece failed() {
        return new Piece(batch, attempts + 1);
    }

    /** Both halves begin without an attempt: splitting consumes no retry. */
    List<Piece> halves() {
        int half = batch.records().size() / 2;
        return List.of(new Piece(batch.before(half)), new Piece(batch.from(half)));
    }
}
