using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Records of a key and values.</summary>
public abstract class NoVectorSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public async Task A_record_without_vectors_is_read_listed_and_deleted_and_cannot_be_searched()
    {
        var collection = await FilledAsync(new Plain { Id = Key(1), Text = "a" }, new Plain { Id = Key(2), Text = "b" });

        Assert.Equal("a", (await collection.GetAsync(Key(1), new() { IncludeVectors = true }, Cancel))!.Text);
        Assert.Equal(Key(2), (await collection.GetAsync(r => r.Text == "b", 9, cancellationToken: Cancel).SingleAsync(Cancel)).Id);
        await collection.DeleteAsync(Key(1), Cancel);
        Assert.Equal(Key(2), (await collection.GetAsync(r => true, 9, cancellationToken: Cancel).SingleAsync(Cancel)).Id);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await collection.SearchAsync(new float[] { 1 }, 1, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    public sealed class Plain
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public string? Text { get; set; }
    }
}
