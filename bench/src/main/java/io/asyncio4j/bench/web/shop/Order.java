package io.asyncio4j.bench.web.shop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request that orders something. */
public record Order(
    @NotBlank @Size(max = 80) String customer,
    @NotNull @Size(max = 120) @Pattern(regexp = "[^@\\s]+@[^@\\s]+\\.[a-z]+") String email,
    @NotNull @Pattern(regexp = "[A-Z]{2}-[0-9]{4}") String sku,
    @Min(1) @Max(100) int quantity,
    @Positive double price,
    @NotNull Currency currency,
    @NotNull @Size(max = 5) List<@NotBlank @Size(max = 20) String> tags,
    @NotNull @Valid Address address,
    @Size(max = 200) @Nullable String note) {

  /** What prices are in. */
  public enum Currency {
    /** Euro. */
    EUR,
    /** Pound sterling. */
    GBP,
    /** US dollar. */
    USD
  }

  /** Where it goes. */
  public record Address(
      @NotBlank @Size(max = 80) String street,
      @NotBlank @Size(max = 80) String city,
      @NotNull @Pattern(regexp = "[0-9]{5}") String zip) {}
}
