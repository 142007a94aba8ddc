package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform and the local cloud read the same files: rendered with the same values they are the same documents. */
@NeedsTerraform
class RenderingIT {

    @TempDir
    static Path folder;

    static Map<String, String> terraform;
    static Map<String, String> localCloud;

    @BeforeAll
    static void render() {
        Terraform.copy(folder);
        Rendering local = Rendering.byLocalCloud();
        localCloud = local.normalDocuments();
        terraform = Rendering.byTerraform(folder, local.values()).normalDocuments();
    }

    @Test
    void everyDefinitionIsRenderedByBoth() throws IOException {
        Path definitions = folder.resolve("definitions");
        TreeSet<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(definitions)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.add(definitions.relativize(file).toString()));
        }
        assertThat(files).hasSizeGreaterThan(8);
        assertThat(terraform.keySet()).isEqualTo(files);
        assertThat(localCloud.keySet()).isEqualTo(files);
    }

    @Test
    void everyDefinitionIsTheSameDocument() {
        assertThat(terraform).isEqualTo(localCloud);
    }

    @Test
    void noPlaceholderIsLeft() {
        assertThat(terraform.get("policies/customer.json")).contains("${aws:PrincipalTag/userId}");
        assertThat(terraform.values()).noneMatch(document -> document.contains("${name}"));
    }
}
