using ExcelChat.Embeddings;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace ExcelChat.Core.Tests.Embeddings;

public sealed class LexicalEmbeddingGeneratorTests
{
    [Theory]
    [InlineData("total revenue by region", "Region | Revenue | Year", "Employee | Salary | Department")]
    [InlineData("invoice INV-00123", "INV00123 | 250.00 | paid", "INV00987 | 250.00 | paid")]
    [InlineData("Umsatz in München", "Stadt | UMSATZ | Muenchen, München, munchen", "Stadt | Einwohner | Hamburg")]
    [InlineData("which countries grew", "Country | growth", "Customer | group")]
    [InlineData("the figure 1,234.50", "amount 1234.5", "amount 1233.5")]
    [InlineData("Q3-2023", "sales of Q3 2023", "sales of Q2 2022")]
    [InlineData("unit price", "UnitPrice", "TaxRate")]
    [InlineData("東京の売上", "東京 売上 2023", "大阪 費用 2023")]
    public void The_text_that_a_reader_would_pick_is_nearer(string question, string right, string wrong)
        => Assert.True(Similarity(question, right) > Similarity(question, wrong) + 0.05);

    [Theory]
    [InlineData("1,234.50", "1234.5")]
    [InlineData("1.234,50", "1234.5")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("0012", "12")]
    [InlineData("3.0", "3")]
    [InlineData("CAFÉ", "cafe")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("regions", "Region")]
    public void Ways_to_write_the_same_are_the_same(string one, string other)
        => Assert.Equal(Embed(one), Embed(other));

    [Theory]
    [InlineData("12.5", "125")]
    [InlineData("0.5", "5")]
    [InlineData("1,5", "15")]
    [InlineData("01.02.2024", "1022024")]
    public void Different_numbers_stay_different(string one, string other)
        => Assert.NotEqual(Embed(one), Embed(other));

    [Fact]
    public void Words_without_content_hardly_count()
        => Assert.True(Similarity("what is the total of the sales", "total sales") > 0.9);

    [Fact]
    public async Task Vectors_of_the_first_version_stay_what_they_are()
    {
        var vector = await new LexicalEmbeddingGenerator().GenerateVectorAsync(
            "Region | Umsätze 2023 | 1,234.50 €\nNorth | INV-00123", cancellationToken: TestContext.Current.CancellationToken);

        var hash = System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(vector.Span));
        Assert.StartsWith("d308f866cfe5dcc976e99f9d0c7709a3facd75da45bb421302", Convert.ToHexStringLower(hash), StringComparison.Ordinal);
    }

    [Property]
    public void Any_text_gives_a_vector_of_length_one(string? text)
    {
        var squares = Embed(text ?? "").Sum(x => (double)x * x);

        Assert.Equal(1, squares, 5);
    }

    [Theory]
    [InlineData(384)]
    [InlineData(512)]
    public async Task The_metadata_tell_the_length_that_vectors_have(int dimensions)
    {
        using var generator = new LexicalEmbeddingGenerator(dimensions);

        var embeddings = await generator.GenerateAsync(["a", "b"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(dimensions, generator.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelDimensions);
        Assert.All(embeddings, embedding => Assert.Equal(dimensions, embedding.Vector.Length));
    }

    [Fact]
    public void A_text_costs_its_vector_and_nothing_more()
    {
        var text = string.Concat(Enumerable.Repeat("North | 1,234.50 | INV-00123 | 2024-01-31\n", 50));
        // The least of many: a call may find the pool of scratch memory emptied by a test beside it.
        Assert.InRange(Enumerable.Range(0, 50).Min(_ => Cost(text)), 384 * sizeof(float), (384 * sizeof(float)) + 64);
    }

    private static long Cost(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Embed(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static float[] Embed(string text) => LexicalEmbeddingGenerator.Embed(text, LexicalEmbeddingGenerator.DefaultDimensions);

    private static double Similarity(string one, string other) => Embed(one).Zip(Embed(other), (x, y) => (double)x * y).Sum();
}
