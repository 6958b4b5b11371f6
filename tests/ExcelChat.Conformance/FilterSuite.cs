using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>The LINQ subset that every store must translate, with the meaning that C# gives it, over records and over dictionaries.</summary>
public abstract class FilterSuite(TestStore store) : StoreSuite(store)
{
    private const string Strange = ">with $om[ specia]\"chara<ters'and\\stuff";
    private static readonly DateTimeOffset Newer = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly int _field = 9;

    private static Product[] Rows =>
    [
        new() { Id = Key(1), Number = 8, Label = "foo", Rating = 8, Sold = true, Tags = ["x", "y"], Marks = ["x", "y"], Vector = new float[] { 1, 0, 0 } },
        new() { Id = Key(2), Number = 9, Label = "bar", Rating = null, Sold = false, Tags = ["a", "b"], Marks = ["a", "b"], Vector = new float[] { 1, 1, 0 } },
        new() { Id = Key(3), Number = 9, Label = "foo", Rating = 10, Sold = true, Tags = ["x"], Marks = ["x"], Made = Newer, Vector = new float[] { 0, 1, 0 } },
        new() { Id = Key(4), Number = 10, Label = null, Rating = null, Sold = false, Tags = null, Marks = null, Vector = new float[] { 0, 1, 1 } },
        new() { Id = Key(5), Number = 11, Label = Strange, Rating = 5, Sold = false, Tags = ["y", Strange], Marks = [], Vector = new float[] { 0, 0, 1 } },
    ];

    [Fact]
    public Task Equal_with_int() => Gives([1], r => r.Number == 8, r => (int)r["Number"]! == 8);

    [Fact]
    public Task Equal_reversed() => Gives([1], r => 8 == r.Number, r => 8 == (int)r["Number"]!);

    [Fact]
    public Task Equal_with_string() => Gives([1, 3], r => r.Label == "foo", r => (string?)r["Label"] == "foo");

    [Fact]
    public Task Equal_with_special_characters() => Gives([5], r => r.Label == Strange, r => (string?)r["Label"] == Strange);

    [Fact]
    public Task Equal_with_null() => Gives([4], r => r.Label == null, r => r["Label"] == null);

    [Fact]
    public Task Equal_with_a_captured_null()
    {
        string? none = null;
        return Gives([4], r => r.Label == none, r => (string?)r["Label"] == none);
    }

    [Fact]
    public Task Equal_of_a_nullable_with_int() => Gives([1], r => r.Rating == 8, r => (int?)r["Rating"] == 8);

    [Fact]
    public Task Equal_of_a_nullable_with_null()
    {
        int? none = null;
        return Gives([2, 4], r => r.Rating == none, r => (int?)r["Rating"] == none);
    }

    [Fact]
    public Task Value_of_a_nullable() => Gives([3], r => r.Rating!.Value > 9, r => ((int?)r["Rating"])!.Value > 9);

    [Fact]
    public Task NotEqual_with_int() => Gives([2, 3, 4, 5], r => r.Number != 8, r => (int)r["Number"]! != 8);

    [Fact]
    public Task NotEqual_with_string_keeps_null_rows() => Gives([2, 4, 5], r => r.Label != "foo", r => (string?)r["Label"] != "foo");

    [Fact]
    public Task NotEqual_with_null() => Gives([1, 2, 3, 5], r => r.Label != null, r => r["Label"] != null);

    [Fact]
    public Task NotEqual_of_a_nullable_keeps_null_rows() => Gives([2, 3, 4, 5], r => r.Rating != 8, r => (int?)r["Rating"] != 8);

    [Theory]
    [InlineData("<", new[] { 1 }, new[] { 4, 5 })]
    [InlineData("<=", new[] { 1, 2, 3 }, new[] { 2, 3, 4, 5 })]
    [InlineData(">", new[] { 4, 5 }, new[] { 1 })]
    [InlineData(">=", new[] { 2, 3, 4, 5 }, new[] { 1, 2, 3 })]
    public async Task Ranges_in_both_directions(string comparison, int[] straight, int[] reversed)
    {
        Expression<Func<Product, bool>> Range(Expression left, Expression right, ParameterExpression row) => Expression.Lambda<Func<Product, bool>>(
            comparison switch
            {
                "<" => Expression.LessThan(left, right),
                "<=" => Expression.LessThanOrEqual(left, right),
                ">" => Expression.GreaterThan(left, right),
                _ => Expression.GreaterThanOrEqual(left, right),
            },
            row);

        var row = Expression.Parameter(typeof(Product), "r");
        var number = Expression.Property(row, nameof(Product.Number));
        await Gives(straight, Range(number, Expression.Constant(9), row));
        await Gives(reversed, Range(Expression.Constant(9), number, row));
    }

    [Fact]
    public Task Reversed_range_over_dictionaries() => Gives([4, 5], r => 9 < r.Number, r => 9 < (int)r["Number"]!);

    [Fact]
    public Task Range_over_a_nullable_leaves_out_null() => Gives([5], r => r.Rating < 8, r => (int?)r["Rating"] < 8);

    [Fact]
    public Task Negated_range_keeps_null_rows() => Gives([1, 2, 3, 4], r => !(r.Rating < 8), r => !((int?)r["Rating"] < 8));

    [Fact]
    public Task And() => Gives([3], r => r.Number == 9 && r.Label == "foo", r => (int)r["Number"]! == 9 && (string?)r["Label"] == "foo");

    [Fact]
    public Task Or() => Gives([1, 2], r => r.Number == 8 || r.Label == "bar", r => (int)r["Number"]! == 8 || (string?)r["Label"] == "bar");

    [Fact]
    public Task Or_within_and() => Gives([1, 3], r => r.Sold && (r.Number == 8 || r.Number == 9), r => (bool)r["Sold"]! && ((int)r["Number"]! == 8 || (int)r["Number"]! == 9));

    [Fact]
    public Task Not_over_equal() => Gives([2, 4, 5], r => !(r.Label == "foo"), r => !((string?)r["Label"] == "foo"));

    [Fact]
    public Task Not_over_not_equal() => Gives([1, 3], r => !(r.Label != "foo"), r => !((string?)r["Label"] != "foo"));

    [Fact]
    public Task Not_over_and() => Gives([1, 2, 4, 5], r => !(r.Number == 9 && r.Label == "foo"), r => !((int)r["Number"]! == 9 && (string?)r["Label"] == "foo"));

    [Fact]
    public Task Not_over_or_keeps_null_rows() => Gives([4, 5], r => !(r.Label == "foo" || r.Label == "bar"), r => !((string?)r["Label"] == "foo" || (string?)r["Label"] == "bar"));

    [Fact]
    public Task Not_over_not() => Gives([1], r => !!(r.Number == 8), r => !!((int)r["Number"]! == 8));

    [Fact]
    public Task Bool_as_a_predicate() => Gives([1, 3], r => r.Sold, r => (bool)r["Sold"]!);

    [Fact]
    public Task Not_over_bool() => Gives([2, 4, 5], r => !r.Sold, r => !(bool)r["Sold"]!);

    [Fact]
    public Task Bool_compared() => Gives([1, 3], r => r.Sold == true, r => (bool)r["Sold"]! == true);

    [Fact]
    public Task Constant_true() => Gives([1, 2, 3, 4, 5], r => true, r => true);

    [Fact]
    public Task Array_property_contains() => Gives([1, 3], r => r.Tags!.Contains("x"), r => ((string[])r["Tags"]!).Contains("x"));

    [Fact]
    public Task List_property_contains() => Gives([1, 3], r => r.Marks!.Contains("x"), r => ((List<string>)r["Marks"]!).Contains("x"));

    [Fact]
    public Task Array_property_contains_special_characters() => Gives([5], r => r.Tags!.Contains(Strange), r => ((string[])r["Tags"]!).Contains(Strange));

    [Fact]
    public Task Negated_contains_keeps_null_rows() => Gives([2, 4, 5], r => !r.Tags!.Contains("x"), r => !((string[])r["Tags"]!).Contains("x"));

    [Fact]
    public Task Inline_values_contain_int() => Gives([1, 4], r => new[] { 8, 10 }.Contains(r.Number), r => new[] { 8, 10 }.Contains((int)r["Number"]!));

    [Fact]
    public Task Inline_values_contain_string() => Gives([2, 5], r => new[] { "bar", Strange }.Contains(r.Label), r => new[] { "bar", Strange }.Contains((string?)r["Label"]));

    [Fact]
    public Task Inline_list_contains() => Gives([1], r => new List<int> { 8, 12 }.Contains(r.Number), r => new List<int> { 8, 12 }.Contains((int)r["Number"]!));

    [Fact]
    public Task Captured_values_contain()
    {
        string[] array = ["foo", "unknown"];
        List<int> list = [10, 11];
        return Gives([1, 3, 4, 5], r => array.Contains(r.Label) || list.Contains(r.Number), r => array.Contains((string?)r["Label"]) || list.Contains((int)r["Number"]!));
    }

    [Fact]
    public Task Empty_captured_values_contain_nothing()
    {
        List<string?> none = [];
        return Gives([], r => none.Contains(r.Label), r => none.Contains((string?)r["Label"]));
    }

    [Fact]
    public Task Null_among_captured_values_matches_null()
    {
        List<string?> values = ["bar", null];
        return Gives([2, 4], r => values.Contains(r.Label), r => values.Contains((string?)r["Label"]));
    }

    [Fact]
    public Task Any_tag_in_inline_values() => Gives([1, 2, 3], r => r.Tags!.Any(t => new[] { "x", "a" }.Contains(t)), r => ((string[])r["Tags"]!).Any(t => new[] { "x", "a" }.Contains(t)));

    [Fact]
    public Task Any_tag_in_captured_values()
    {
        string[] array = ["b", "none"];
        List<string> list = ["y"];
        return Gives(
            [1, 2, 5],
            r => r.Tags!.Any(t => array.Contains(t)) || r.Tags!.Any(t => list.Contains(t)),
            r => ((string[])r["Tags"]!).Any(t => array.Contains(t)) || ((string[])r["Tags"]!).Any(t => list.Contains(t)));
    }

    [Fact]
    public Task Captured_local_field_and_nested_member()
    {
        var local = 8;
        var nested = new { Inner = new { Label = "bar" } };
        return Gives([1, 2], r => r.Number == local || (r.Number == _field && r.Label == nested.Inner.Label), r => (int)r["Number"]! == local || ((int)r["Number"]! == _field && (string?)r["Label"] == nested.Inner.Label));
    }

    [Fact]
    public Task Date_constructed_in_the_filter()
        => Gives([3], r => r.Made == new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero), r => (DateTimeOffset)r["Made"]! == new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public Task Key_property()
    {
        var key = Key(4);
        return Gives([4], r => r.Id == key, r => (Guid)r["Id"]! == key);
    }

    [Fact]
    public Task Value_that_looks_like_an_injection() => Gives([], r => r.Label == "foo' OR '1'='1", r => (string?)r["Label"] == "foo\"; DROP TABLE x; --");

    [Fact]
    public async Task Unknown_dictionary_key_is_refused()
    {
        using var opened = Store.Open();
        var collection = opened.GetDynamicCollection(Store.NewName(), Product.Definition);
        await collection.EnsureCollectionExistsAsync(Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await collection.GetAsync(r => (string?)r["Label\" = '' OR 1=1"] == "a", 1, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    public static TheoryData<string, string> Unsupported => new()
    {
        { nameof(string.StartsWith), nameof(string.StartsWith) },
        { "text contains", nameof(string.Contains) },
        { "arithmetic", "+ 1" },
        { "length", "Length" },
        { "coalesce", "??" },
        { "two properties", "r.Label" },
        { "method", "Trim" },
        { "any equal", "Any" },
        { "vector", "IsEmpty" },
        { "list equality", "Tags" },
        { "has value", "HasValue" },
        { "exclusive or", "^" },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public async Task What_servers_cannot_translate_is_refused_by_name(string what, string named)
    {
        string[] tags = ["x"];
        Expression<Func<Product, bool>> filter = what switch
        {
            nameof(string.StartsWith) => r => r.Label!.StartsWith("fo"),
            "text contains" => r => r.Label!.Contains("fo"),
            "arithmetic" => r => r.Number + 1 == 9,
            "length" => r => r.Label!.Length == 3,
            "coalesce" => r => (r.Label ?? "foo") == "foo",
            "two properties" => r => r.Label == r.Label,
            "method" => r => r.Label!.Trim() == "foo",
            "any equal" => r => r.Tags!.Any(t => t == "x"),
            "vector" => r => r.Vector.IsEmpty,
            "list equality" => r => r.Tags == tags,
            "has value" => r => r.Rating.HasValue,
            _ => r => r.Sold ^ r.Number == 8,
        };
        using var opened = Store.Open();
        var collection = await FilledAsync(opened, Store.NewName(), Rows);

        var refusal = await Assert.ThrowsAsync<NotSupportedException>(async () => await collection.GetAsync(filter, 9, cancellationToken: Cancel).ToListAsync(Cancel));
        Assert.Contains(named, refusal.Message);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await collection.SearchAsync(new float[] { 1, 0, 0 }, 9, new() { Filter = filter }, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Values_convert_as_in_csharp()
    {
        using var opened = Store.Open();
        var collection = await FilledAsync(opened, Store.NewName(), [new Measurement { Id = Key(1), Amount = 8, Price = 8 }, new Measurement { Id = Key(2), Amount = 9, Price = 9 }]);
        var whole = 8;
        var fraction = 8.7;

        Assert.Equal([Key(1)], await Ids(r => r.Amount == whole));
        Assert.Equal([Key(1)], await Ids(r => r.Price == whole));
        Assert.Equal([Key(1)], await Ids(r => r.Price == (int)fraction));
        if (Store.OrdersDecimals)
        {
            Assert.Equal([Key(2)], await Ids(r => r.Price > whole));
        }
        else
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => Ids(r => r.Price > whole));
        }

        async Task<List<Guid>> Ids(Expression<Func<Measurement, bool>> filter) => await collection.GetAsync(filter, 9, cancellationToken: Cancel).Select(r => r.Id).ToListAsync(Cancel);
    }

    [Fact]
    public async Task NaN_equals_nothing_and_is_in_no_range()
    {
        using var opened = Store.Open();
        if (!Store.HoldsNaN)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => FilledAsync(opened, Store.NewName(), [new Measurement { Id = Key(1), Amount = double.NaN }]));
            return;
        }

        var collection = await FilledAsync(opened, Store.NewName(), [new Measurement { Id = Key(1), Amount = double.NaN }]);
        var nan = double.NaN;

        Assert.Equal(0, await collection.GetAsync(r => r.Amount == nan || r.Amount < 5 || r.Amount >= 5, 9, cancellationToken: Cancel).CountAsync(Cancel));
        Assert.Equal(1, await collection.GetAsync(r => r.Amount != nan && !(r.Amount < 5), 9, cancellationToken: Cancel).CountAsync(Cancel));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task The_culture_of_the_process_does_not_matter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            using var opened = Store.Open();
            var collection = await FilledAsync(opened, Store.NewName(), [new Measurement { Id = Key(1), Amount = 8.5, Title = "TITLE i" }, new Measurement { Id = Key(2), Amount = -1, Title = "title I" }]);
            long whole = -1;

            Assert.Equal(Key(1), (await collection.GetAsync(r => r.Amount == 8.5 && r.Title == "TITLE i", 9, cancellationToken: Cancel).SingleAsync(Cancel)).Id);
            Assert.Equal(Key(2), (await collection.GetAsync(r => r.Amount == whole, 9, cancellationToken: Cancel).SingleAsync(Cancel)).Id);
            Assert.Equal([Key(1), Key(2)], await collection.GetAsync(r => true, 9, new() { OrderBy = by => by.Ascending(r => r.Title) }, Cancel).Select(r => r.Id).ToListAsync(Cancel));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private async Task Gives(int[] expected, Expression<Func<Product, bool>> filter, Expression<Func<Dictionary<string, object?>, bool>>? dynamicFilter = null)
    {
        using var opened = Store.Open();
        var name = Store.NewName();
        var collection = await FilledAsync(opened, name, Rows);
        var keys = expected.Select(Key);

        Assert.Equal(keys, await collection.GetAsync(filter, 99, cancellationToken: Cancel).Select(r => r.Id).Order().ToListAsync(Cancel));
        Assert.Equal(keys, await collection.SearchAsync(new float[] { 1, 1, 1 }, 99, new() { Filter = filter }, Cancel).Select(r => r.Record.Id).Order().ToListAsync(Cancel));
        if (dynamicFilter is not null)
        {
            var dynamicCollection = opened.GetDynamicCollection(name, Product.Definition);
            Assert.Equal(keys, await dynamicCollection.GetAsync(dynamicFilter, 99, cancellationToken: Cancel).Select(r => (Guid)r["Id"]!).Order().ToListAsync(Cancel));
        }
    }

    public sealed class Measurement
    {
        [VectorStoreKey]
        public Guid Id { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public double Amount { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public decimal Price { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public string? Title { get; set; }
    }
}
