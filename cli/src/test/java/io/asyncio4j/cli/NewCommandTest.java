package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
  @TempDir Path folder;

  private AioProcess.Ended create(Path project) throws Exception {
    return AioProcess.run(folder.resolve("cache"), "new", project.toString());
  }

  @Test
  void aNewProjectIsServedAsItIs() throws Exception {
    Path project = folder.resolve("my-shop");
    var ended = create(project);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("aio serve --reload", "mvn test");
    assertThat(project.resolve("pom.xml")).content().contains("<artifactId>my-shop<");
    assertThat(project.resolve("src/test/java/myshop/MainTest.java")).exists();
    assertThat(project.resolve(".gitignore")).exists();
    try (var files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file).content().doesNotContainPattern("@(name|package|version)@");
      }
    }
    // Its asyncio4j is the one of the command, in no repository.
    Path cache = folder.resolve("cache");
    var command = new String[] {"serve", project.toString(), "--port", "0"};
    try (var aio = AioProcess.start(cache, java.util.List.of(), command)) {
      aio.awaitError(" until Ctrl-C");
      var url = Pattern.compile("http://[\\d.:]+").matcher(aio.errors());
      assertThat(url.find()).isTrue();
      try (var client = HttpClient.newHttpClient()) {
        var request = HttpRequest.newBuilder(URI.create(url.group() + "/hello/Ada?times=2"));
        assertThat(client.send(request.build(), BodyHandlers.ofString()).body())
            .isEqualTo("{\"text\":\"Hello Ada! Hello Ada!\"}");
      }
    }
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Path project = Files.createDirectory(folder.resolve("shop"));
    Path file = Files.writeString(project.resolve("notes.txt"), "mine");
    var ended = create(project);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("is there already and not empty; choose another name");
    assertThat(project).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void aNameThatNoProjectCanHaveIsRefused() throws Exception {
    for (String name : new String[] {"9lives", "sp ace", "-x", "ünder"}) {
      var ended = AioProcess.run(folder.resolve("cache"), "new", "--", folder + "/" + name);
      assertThat(ended.code()).as(name).isEqualTo(2);
      assertThat(ended.err()).contains("cannot be called '" + name + "'", "letters, digits");
    }
    assertThat(AioProcess.run(folder.resolve("cache"), "new").code()).isEqualTo(2);
    assertThat(folder.resolve("sp ace")).doesNotExist();
  }
}
