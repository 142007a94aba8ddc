package dev.orders.localcloud.console;

import dev.orders.localcloud.console.pages.Pages;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The data streams with their shards, who reads them, and newest records. */
final class StreamPages {

    private static final int RECORDS_SHOWN = 50;

    private final Pages pages;
    private final ReadStreams streams;
    private final EventSources sources;
    private final ZoneId zone;

    StreamPages(Pages pages, ReadStreams streams, EventSources sources, ZoneId zone) {
        this.pages = pages;
        this.streams = streams;
        this.sources = sources;
        this.zone = zone;
    }

    /** A stream as the page shows it, with the functions that read it. */
    record StreamView(ReadStreams.Stream stream, List<EventSourceView> sources, List<RecordView> records) {}

    ServerResponse streams(ServerRequest request) {
        List<StreamView> views = streams.streams(RECORDS_SHOWN).stream()
                .map(stream -> new StreamView(
                        stream,
                        readersOf(stream.name()),
                        stream.records().stream()
                                .map(record -> RecordView.of(record, zone))
                                .toList()))
                .toList();
        return pages.page(HttpStatus.OK, "streams", Map.of("streams", views));
    }

    private List<EventSourceView> readersOf(String stream) {
        return sources.all().stream()
                .filter(source -> source.stream().equals(stream))
                .map(EventSourceView::of)
                .toList();
    }
}
