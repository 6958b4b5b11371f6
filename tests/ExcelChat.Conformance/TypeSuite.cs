using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>Every type of value goes in and comes out, null too, and can be filtered by.</summary>
public abstract class TypeSuite(TestStore store) : StoreSuite(store)
{
    [Fact]
    public Task Byte() => RoundTrips<byte>(8, 9);

    [Fact]
    public Task Short() => RoundTrips<short>(-8, 9);

    [Fact]
    public Task Int() => RoundTrips(-8, 9);

    [Fact]
    public Task Long() => RoundTrips(long.MinValue, 9L);

    [Fact]
    public Task Float() => RoundTrips(8.5f, 9.25f);

    [Fact]
    public Task Double() => RoundTrips(0.1, 1e300);

    [Fact]
    public Task Decimal() => RoundTrips(8.50m, 79228162514264337593543950335m);

    [Fact]
    public Task Text() => RoundTrips("some text", Store.HoldsNullCharacters ? "other '\"\\ \0 text 😀" : "other '\"\\ text 😀");

    [Fact]
    public Task Bool() => RoundTrips(true, false);

    [Fact]
    public Task Identifier() => RoundTrips(Key(7), Key(8));

    [Fact]
    public Task Date_and_time() => RoundTrips(new DateTime(2020, 1, 1, 12, 30, 45), new DateTime(2021, 2, 3, 13, 40, 55));

    [Fact]
    public Task Date_and_time_with_offset() => RoundTrips(new DateTimeOffset(2020, 1, 1, 12, 30, 45, TimeSpan.FromHours(2)), new DateTimeOffset(2021, 2, 3, 13, 40, 55, TimeSpan.FromHours(2)));

    [Fact]
    public Task Date() => RoundTrips(new DateOnly(2020, 1, 1), new DateOnly(2021, 2, 3));

    [Fact]
    public Task Time() => RoundTrips(new TimeOnly(12, 30, 45), new TimeOnly(13, 40, 55));

    [Fact]
    public Task Nullable_int() => RoundTrips<int?>(8, 9);

    [Fact]
    public Task Array() => RoundTrips<string[]>(["foo", "bar"], [], isFilterable: false);

    [Fact]
    public Task List() => RoundTrips<List<int>>([1, 2], [], isFilterable: false);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Empty_arrays_of_every_type_come_back_as_they_are(int records)
    {
        Type[] types =
        [
            .. new[]
            {
                typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal), typeof(string), typeof(bool), typeof(Guid),
                typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
            }.Where(Store.Holds),
        ];
        using var opened = Store.Open();
        var collection = opened.GetDynamicCollection(Store.NewName(), new()
        {
            Properties = [new VectorStoreKeyProperty("Id", typeof(Guid)), .. types.Select(type => new VectorStoreDataProperty(type.Name, type.MakeArrayType()))],
        });
        await collection.EnsureCollectionExistsAsync(Cancel);
        await collection.UpsertAsync(
            Enumerable.Range(1, records).Select(n => types.ToDictionary(type => type.Name, type => (object?)System.Array.CreateInstance(type, 0)).Append(new("Id", Key(n))).ToDictionary()), Cancel);

        var found = (await collection.GetAsync(Key(records), cancellationToken: Cancel))!;
        Assert.All(types, type => Assert.Equal(System.Array.CreateInstance(type, 0), found[type.Name]));
    }

    [Fact]
    public void A_value_that_cannot_be_stored_is_refused_at_once()
    {
        using var opened = Store.Open();

        var error = Assert.Throws<NotSupportedException>(() => opened.GetDynamicCollection("x", Definition(typeof(Version))));
        Assert.Contains("Version", error.Message);
    }

    private async Task RoundTrips<T>(T value, T other, bool isFilterable = true)
    {
        using var opened = Store.Open();
        if (!Store.Holds(typeof(T)))
        {
            Assert.Throws<NotSupportedException>(() => opened.GetCollection<Guid, Box<T>>("x"));
            return;
        }

        var name = Store.NewName();
        var collection = await FilledAsync(opened, name, [new Box<T> { Id = Key(1), Value = value }, new Box<T> { Id = Key(2), Value = other }]);

        Assert.Equal(value, (await collection.GetAsync(Key(1), cancellationToken: Cancel))!.Value);
        Assert.Equal(other, (await collection.GetAsync(Key(2), cancellationToken: Cancel))!.Value);
        if (isFilterable)
        {
            var row = Expression.Parameter(typeof(Box<T>), "r");
            var equal = Expression.Lambda<Func<Box<T>, bool>>(Expression.Equal(Expression.Property(row, nameof(Box<>.Value)), Expression.Constant(value, typeof(T))), row);
            Assert.Equal(Key(1), (await collection.GetAsync(equal, 9, cancellationToken: Cancel).SingleAsync(Cancel)).Id);
        }

        var dictionaries = opened.GetDynamicCollection(name, Definition(typeof(T)));
        Assert.Equal(value, (await dictionaries.GetAsync(Key(1), cancellationToken: Cancel))!["Value"]);
        if (default(T) is null)
        {
            await dictionaries.UpsertAsync(new Dictionary<string, object?> { ["Id"] = Key(3), ["Value"] = null }, Cancel);
            Assert.Null((await collection.GetAsync(Key(3), cancellationToken: Cancel))!.Value);
            Assert.Equal(Key(3), (await dictionaries.GetAsync(r => r["Value"] == null, 9, cancellationToken: Cancel).SingleAsync(Cancel))["Id"]);
        }
    }

    private static VectorStoreCollectionDefinition Definition(Type type) => new()
    {
        Properties = [new VectorStoreKeyProperty("Id", typeof(Guid)), new VectorStoreDataProperty("Value", type) { IsIndexed = true }],
    };

    public sealed class Box<T>
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public T? Value { get; set; }
    }
}
