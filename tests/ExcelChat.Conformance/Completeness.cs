namespace ExcelChat.Conformance;

/// <summary>Finds the suites that a store does not run.</summary>
public static class Completeness
{
    /// <summary>Every suite of this assembly.</summary>
    public static IReadOnlyList<Type> Suites { get; } =
        [.. typeof(StoreSuite).Assembly.GetTypes().Where(type => type.IsAbstract && type.BaseType == typeof(StoreSuite)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Each suite without a class in the namespace of a store, as <c>Namespace: Suite</c>.</summary>
    public static IEnumerable<string> Missing(IEnumerable<Type> tests) =>
        from store in tests
        where !store.IsAbstract && store.IsSubclassOf(typeof(TestStore))
        from suite in Suites
        where !tests.Any(type => type.BaseType == suite && type.Namespace == store.Namespace)
        select $"{store.Namespace}: {suite.Name}";
}
