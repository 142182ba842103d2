package io.asyncio4j.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class UrlsTest {
  @Test
  void aUrlThatIsReadAgainIsTheSame() {
    assertThat(Urls.parse("http://host/a?b=c")).isEqualTo(URI.create("http://host/a?b=c"));
    assertThat(Urls.parse("http://host/a?b=c")).isEqualTo(URI.create("http://host/a?b=c"));
  }

  @Test
  void urlsWhoseTextsHaveTheSameHashAreNotTakenForEachOther() {
    assertThat("http://host/Aa").hasSameHashCodeAs("http://host/BB");

    assertThat(Urls.parse("http://host/Aa")).hasToString("http://host/Aa");
    assertThat(Urls.parse("http://host/BB")).hasToString("http://host/BB");
    assertThat(Urls.parse("http://host/Aa")).hasToString("http://host/Aa");
  }

  @Test
  void whatMustNotStandInAUrlIsEncodedEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThat(Urls.parse("http://host/a b")).hasToString("http://host/a%20b");
    }
  }

  @Test
  void whatIsNoUrlIsRefusedEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Urls.parse("http://host:a b/%zz"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is no URL");
    }
  }
}
